<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|MapTips" labelsEnabled="1">
<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="0">
<rules key="{ring_outlines}">
<rule key="{ring_outlines-0}" symbol="0" label="Limit of a range" filter="ELSE"/>
</rules>
<symbols>
<symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleLine" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="line_color" value="0,114,178,230"/>
<Option type="QString" name="line_style" value="solid"/>
<Option type="QString" name="line_width" value="0.5"/>
<Option type="QString" name="line_width_unit" value="MM"/>
<Option type="QString" name="capstyle" value="round"/>
<Option type="QString" name="joinstyle" value="round"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="outlineColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="set_color_part(coalesce(&quot;stroke&quot;,&#39;#0072b2&#39;),&#39;alpha&#39;,255*coalesce(&quot;stroke-opacity&quot;,0.5))"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
</symbols>
</renderer-v2>
<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="title" isExpression="0" fontSize="8" fontSizeUnit="Point" fontFamily="Open Sans" textColor="0,80,130,255" textOpacity="1" multilineHeight="1">
<text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,230" bufferOpacity="1" bufferJoinStyle="128"/>
</text-style>
<placement placement="3" priority="3" placementFlags="10" dist="1" distUnits="MM" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25"/>
<rendering drawLabels="1" obstacle="1"/>
</settings></labeling>
<mapTip>&lt;b&gt;[% replace(replace(coalesce(&quot;title&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;/b&gt;&lt;br&gt;[% replace(replace(coalesce(&quot;description&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;br&gt;&lt;i&gt;[% replace(replace(coalesce(&quot;quote&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;/i&gt;</mapTip>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<layerGeometryType>1</layerGeometryType>
</qgis>
