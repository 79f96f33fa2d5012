<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|MapTips" labelsEnabled="0">
<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="0">
<rules key="{events}">
<rule key="{events-0}" symbol="0" label="Strike or clash" filter="&quot;type&quot; IN (&#39;STRIKE&#39;, &#39;CLASH&#39;)"/>
<rule key="{events-1}" symbol="1" label="Change of control" filter="&quot;type&quot; IN (&#39;CAPTURE&#39;, &#39;CONTROL&#39;, &#39;WITHDRAW&#39;)"/>
<rule key="{events-2}" symbol="2" label="Movement of forces" filter="&quot;type&quot; IN (&#39;DEPLOY&#39;, &#39;MOBILIZE&#39;, &#39;REDEPLOY&#39;, &#39;INFILTRATE&#39;)"/>
<rule key="{events-3}" symbol="3" label="Accident or crime" filter="&quot;type&quot; IN (&#39;ACCIDENT&#39;, &#39;CRIME&#39;)"/>
<rule key="{events-4}" symbol="4" label="Other event" filter="ELSE"/>
</rules>
<symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="name" value="diamond"/>
<Option type="QString" name="color" value="213,94,0,255"/>
<Option type="QString" name="outline_color" value="213,94,0,255"/>
<Option type="QString" name="outline_style" value="solid"/>
<Option type="QString" name="outline_width" value="0.4"/>
<Option type="QString" name="outline_width_unit" value="MM"/>
<Option type="QString" name="size" value="3.8"/>
<Option type="QString" name="size_unit" value="MM"/>
<Option type="QString" name="scale_method" value="diameter"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="fillColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="if(&quot;polarity&quot; = &#39;negative&#39; OR &quot;modality&quot; IN (&#39;possible&#39;, &#39;unlikely&#39;, &#39;conditional&#39;, &#39;planned&#39;), &#39;#ffffff&#39;, coalesce(&quot;marker-color&quot;,&#39;#d55e00&#39;))"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="outlineColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="coalesce(&quot;marker-color&quot;,&#39;#d55e00&#39;)"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="name" value="diamond"/>
<Option type="QString" name="color" value="204,121,167,255"/>
<Option type="QString" name="outline_color" value="204,121,167,255"/>
<Option type="QString" name="outline_style" value="solid"/>
<Option type="QString" name="outline_width" value="0.4"/>
<Option type="QString" name="outline_width_unit" value="MM"/>
<Option type="QString" name="size" value="3.8"/>
<Option type="QString" name="size_unit" value="MM"/>
<Option type="QString" name="scale_method" value="diameter"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="fillColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="if(&quot;polarity&quot; = &#39;negative&#39; OR &quot;modality&quot; IN (&#39;possible&#39;, &#39;unlikely&#39;, &#39;conditional&#39;, &#39;planned&#39;), &#39;#ffffff&#39;, coalesce(&quot;marker-color&quot;,&#39;#cc79a7&#39;))"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="outlineColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="coalesce(&quot;marker-color&quot;,&#39;#cc79a7&#39;)"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="name" value="diamond"/>
<Option type="QString" name="color" value="230,159,0,255"/>
<Option type="QString" name="outline_color" value="230,159,0,255"/>
<Option type="QString" name="outline_style" value="solid"/>
<Option type="QString" name="outline_width" value="0.4"/>
<Option type="QString" name="outline_width_unit" value="MM"/>
<Option type="QString" name="size" value="3.8"/>
<Option type="QString" name="size_unit" value="MM"/>
<Option type="QString" name="scale_method" value="diameter"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="fillColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="if(&quot;polarity&quot; = &#39;negative&#39; OR &quot;modality&quot; IN (&#39;possible&#39;, &#39;unlikely&#39;, &#39;conditional&#39;, &#39;planned&#39;), &#39;#ffffff&#39;, coalesce(&quot;marker-color&quot;,&#39;#e69f00&#39;))"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="outlineColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="coalesce(&quot;marker-color&quot;,&#39;#e69f00&#39;)"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="name" value="diamond"/>
<Option type="QString" name="color" value="120,94,240,255"/>
<Option type="QString" name="outline_color" value="120,94,240,255"/>
<Option type="QString" name="outline_style" value="solid"/>
<Option type="QString" name="outline_width" value="0.4"/>
<Option type="QString" name="outline_width_unit" value="MM"/>
<Option type="QString" name="size" value="3.8"/>
<Option type="QString" name="size_unit" value="MM"/>
<Option type="QString" name="scale_method" value="diameter"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="fillColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="if(&quot;polarity&quot; = &#39;negative&#39; OR &quot;modality&quot; IN (&#39;possible&#39;, &#39;unlikely&#39;, &#39;conditional&#39;, &#39;planned&#39;), &#39;#ffffff&#39;, coalesce(&quot;marker-color&quot;,&#39;#785ef0&#39;))"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="outlineColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="coalesce(&quot;marker-color&quot;,&#39;#785ef0&#39;)"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="name" value="diamond"/>
<Option type="QString" name="color" value="0,158,115,255"/>
<Option type="QString" name="outline_color" value="0,158,115,255"/>
<Option type="QString" name="outline_style" value="solid"/>
<Option type="QString" name="outline_width" value="0.4"/>
<Option type="QString" name="outline_width_unit" value="MM"/>
<Option type="QString" name="size" value="3.8"/>
<Option type="QString" name="size_unit" value="MM"/>
<Option type="QString" name="scale_method" value="diameter"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="fillColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="if(&quot;polarity&quot; = &#39;negative&#39; OR &quot;modality&quot; IN (&#39;possible&#39;, &#39;unlikely&#39;, &#39;conditional&#39;, &#39;planned&#39;), &#39;#ffffff&#39;, coalesce(&quot;marker-color&quot;,&#39;#009e73&#39;))"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="outlineColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="coalesce(&quot;marker-color&quot;,&#39;#009e73&#39;)"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
</symbols>
</renderer-v2>
<mapTip>&lt;b&gt;[% replace(replace(coalesce(&quot;title&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;/b&gt;&lt;br&gt;[% replace(replace(coalesce(&quot;description&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;br&gt;&lt;i&gt;[% replace(replace(coalesce(&quot;quote&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;/i&gt;</mapTip>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<layerGeometryType>0</layerGeometryType>
</qgis>
